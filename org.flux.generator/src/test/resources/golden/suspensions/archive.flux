// every kind of suspension: locks of an abstract node that are held meanwhile, blocking and asynchronous nodes, handlers around them
package archive;

typedef large IsLarge;

/** Takes documents in. */
push Receive () => (String key, byte[] document);
Tick () => (String key);
Admit (String key, byte[] document) => (String key, byte[] document);
blocking Load (String key, byte[] document) => (String key, byte[] document, byte[] old);
blocking Compare (String key, byte[] document, byte[] old) => (String key, byte[] document);
async Index (String key, byte[] document) => (String key, int words);
blocking Save (String key, int words) => (String key, int words);
Count (String key, int words) => (long total);
Publish (long total) => ();
Forget (String key) => (String key);
blocking Sync (String key) => ();
Undo (String key, int words) => (String key);
blocking Complain (String key, byte[] document) => ();

source Receive {session: OwnerOf} => Store;
source Tick => Clean;

Store = Admit -> Merge -> Report;
Merge:[_, large] = Load -> Compare -> Index -> Save;
Merge:[_, _] = Index -> Save;
Report = Count -> Publish;
Clean = Forget -> Flush;
Flush = Sync;
Repair = Undo -> Flush;

order quota < index < disk < feed;
/** Nobody else touches the index from before the document is loaded until it is saved. */
atomic Merge:{quota(session), index};
atomic Save:{disk, feed?};
atomic Publish:{feed};
atomic Flush:{disk};

handle error Index => Complain;
handle error Save => Repair;
handle error Merge -> Load => Missing;
handle error * => Log;
