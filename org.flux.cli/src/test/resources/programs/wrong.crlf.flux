source Lausche -> Zeige;
	Lausche () => (int 数, String text);
Zeige (int zahl) => ();
handle error Ziege => Zeige;
