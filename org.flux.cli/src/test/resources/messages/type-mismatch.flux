Listen () => (int socket);
ReadRequest (int socket) => (int socket, String path);
Send (int socket, byte[] body) => ();

source Listen => Page;
Page = ReadRequest -> Send;
