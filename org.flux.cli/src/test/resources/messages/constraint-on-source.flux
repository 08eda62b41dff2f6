Listen () => (int socket);
Register (int socket) => ();

source Listen => Register;
atomic Listen:{clients};
