// a chat room: one transcript per room (session), one list of members for the whole program
typedef shout IsShout;
Accept () => (Connection user, String line);
Talk (Connection user, String line) => ();
Append (Connection user, String line) => ();
blocking Announce (Connection user, String line) => ();
Sorry (Connection user, String line) => ();
source Accept {session: RoomOf} => Talk;
Talk:[_, shout] = Announce;
Talk:[_, _] = Append;
atomic Append:{transcript(session), members?};
atomic Announce:{members!};
handle error Talk -> Append => Sorry;
handle error * => Log;
