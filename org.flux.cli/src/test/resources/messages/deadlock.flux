// Two flows of a shop: an order reserves goods and books money, a refund does it the other way round.
Orders () => (int order);
Refunds () => (int order);
Reserve (int order) => (int order);
Book (int order) => ();
PayBack (int order) => (int order);
Restock (int order) => ();

source Orders => Sell;
source Refunds => Refund;
Sell = Reserve -> Book;
Refund = PayBack -> Restock;

atomic Sell:{stock};
atomic Book:{money};
atomic Refund:{money};
atomic Restock:{stock};
