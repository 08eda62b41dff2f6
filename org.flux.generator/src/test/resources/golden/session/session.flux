package chat;

// a chat room: one transcript per room (session), one list of members for the whole program
typedef shout IsShout;
Accept () => (String user, String line);
Talk (String user, String line) => ();
Append (String user, String line) => ();
Announce (String user, String line) => ();
source Accept {session: RoomOf} => Talk;
Talk:[_, shout] = Announce;
Talk:[_, _] = Append;
atomic Append:{transcript(session), members?};
atomic Announce:{members!(program)};
handle error Talk => Hush;
