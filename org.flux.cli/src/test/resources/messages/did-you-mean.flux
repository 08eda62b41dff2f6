Listen () => (int socket);
ReadRequest (int socket) => (int socket, String path);
Answer (int socket, String path) => ();

source Listen => Page;
Page = ReadRequst -> Answer;
