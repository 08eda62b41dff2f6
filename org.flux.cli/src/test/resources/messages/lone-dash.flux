Listen () => (int socket);
Read (int socket) => (int socket);
Write (int socket) => ();

source Listen => Page;
Page = Read - Write;
