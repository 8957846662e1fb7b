namespace How2Mine.Text.MainBlocks;

/// <summary>What the words of a short block speak of when they are not what the page is about.</summary>
enum PhraseGroup { Cookie, Comment, Share, More, Related, Legal, Account, Newsletter, Author, Date, Price, Navigation, Advert, Count }
