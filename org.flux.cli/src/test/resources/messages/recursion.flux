Listen () => (int socket);
Check (int socket) => (int socket);
Load (int socket) => (int socket);

source Listen => Image;
Image = Check -> Handler;
Handler = Load -> Store;
Store = Image;
