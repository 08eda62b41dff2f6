package net.lines;

import java.util.List;
import java.util.Map;

/** Lines from a reader that the runtime constructs. */
Read () => (String line, int number) by net.lines.Reader::next;
push Watch () => (Map<String, List<Integer>> changes) by net.lines.Watcher::watch;
Poll () => (int status) by net.lines.Poller::poll;
Count (String line, int number) => (Map<String, List<Integer>> index) by net.lines.Index::count;
/** Stores an index. @deprecated no longer, said C:\users */
Store (Map<String, List<Integer>> index) => ();
Parse (int status) => (int status) by java.lang.Math::abs;
async Report (int status) => () by net.lines.Poller::report;
typedef bad by Poller::isBad;
source Read {session: Owner by net.lines.Reader::ownerOf} => Line;
source Watch => Changes;
Changes = Keep;
Keep (Map<String, List<Integer>> index) => ();
source Poll => Status;
Line = Count -> Store;
Status = Parse -> Judge;
Judge:[bad] = Report;
Judge:[!bad] = Quiet;
Quiet (int status) => ();
Quiet = Swallow;
Swallow (int status) => ();
atomic Store:{index(session), all};
atomic Line:{all};
handle error Poll => Late by net.lines.Poller::late;
handle error Read => Late by net.lines.Poller::late;
