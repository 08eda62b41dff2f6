// SPDX-License-Identifier: EPL-2.0
// A small program with a little of everything, and a deadlock for the compiler to prevent.
package training;
typedef loud IsLoud;
Listen () => (int client, String line);
Answer (int client, String line) => ();
Parse (int client, String line) => (int client, String line);
Store (int client, String line) => (int client, String line);
Shout (int client, String line) => (int client, String line);
blocking Reply (int client, String line) => ();
Sorry (int client, String line) => ();
source Listen {session: RoomOf} => Answer;
Answer = Parse -> Choose -> Reply;
Choose (int client, String line) => (int client, String line);
Choose:[_, loud] = Shout -> Store;
Choose:[_, _] = Store;
atomic Shout:{members!};
atomic Choose:{transcript(session)};
atomic Store:{transcript?(session), entries};
atomic Answer:{members?};
handle error Answer -> Parse => Sorry;
handle error * => Log;
