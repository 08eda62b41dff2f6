Listen () => (int account);
Transfer (int account) => ();

source Listen => Transfer;
atomic Transfer:{accounts, audit, journal};
order accounts < audit;
order audit < journal;
order journal < accounts;
