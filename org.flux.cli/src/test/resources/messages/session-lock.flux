Listen () => (int user, String line);
Say (int user, String line) => ();

source Listen => Chat;
Chat = Say;
atomic Say:{room(session)};
