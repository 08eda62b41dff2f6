ReadWrite (int socket, bool close, char* file, Map<String, List<String>> headers)
    => (int socket, bool close, int length, char* content, char* output);
TooMany (org.example.first.VeryLongTypeName firstArgument, org.example.second.VeryLongTypeName secondArgument,
        org.example.third.VeryLongTypeName thirdArgument)
    => (int a);
Exactly (int aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, int bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) => (i c);
Exactlz (int aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, int bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)
    => (i ccc);
Image = ReadRequestFromTheClient -> CheckWhetherItIsInTheCache -> HandleWhateverIsMissing -> WriteTheAnswerToTheClient
    -> CompleteTheRequest -> CountIt;
Handler:[_, hit, _] = ReadRequestFromTheClient -> CheckWhetherItIsInTheCache -> HandleWhateverIsMissing
    -> WriteTheAnswerToTheClient -> CompleteTheRequest;
Handler:[_, _, somethingElse] = A;
Handler:[_, _, _]             = B;
atomic CheckWhetherItIsInTheCache:{cacheLockNumberOne, cacheLockNumberTwo?, cacheLockNumberThree(session),
    cacheLockNumberFour!(program)};
handle error ReadRequestFromTheClient -> CheckWhetherItIsInTheCache -> HandleWhateverIsMissing
    -> WriteTheAnswerToTheClient => Complete;
order aLockWithALongName < anotherLockWithALongName < yetAnotherLockWithALongName < stillAnotherLockWithALongName
    < theLastLock;
Bound (int someArgument, int someOtherArgument)
    => (int result, int anotherResult, int more) by org.example.components.Something::someMethod;
