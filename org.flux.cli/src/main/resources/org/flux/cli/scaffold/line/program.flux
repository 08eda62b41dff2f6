// A server of lines of text over TCP: one flow for each line.
package @package@;

/** Waits for the next line of some client. */
Receive () => (Client client, String line);

/** Deals with one line. */
Talk (Client client, String line) => ();

/** Numbers the lines of a client. */
Count (Client client, String line) => (Client client, String line, long number);

/** Sends an answer; then the client's next line may come. */
Answer (Client client, String line, long number) => ();

/** Says goodbye and closes the connection. */
Leave (Client client, String line) => ();

typedef quit IsQuit;

source Receive {session: ConversationOf} => Talk;

Talk:[_, quit] = Leave;
Talk:[_, _]    = Count -> Answer;

// Counting reads the number, adds one and writes it back: not two flows of one conversation at a time. Other conversations go on meanwhile.
atomic Count:{number(session)};

handle error Talk => Leave;
