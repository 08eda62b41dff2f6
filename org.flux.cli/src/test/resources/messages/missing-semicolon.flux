Listen () => (int socket);
Read (int socket) => ();

source Listen => Page
Page = Read;
