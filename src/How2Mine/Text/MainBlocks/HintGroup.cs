namespace How2Mine.Text.MainBlocks;

/// <summary>What the names of an element (class, id, role) or the element itself say it is for.</summary>
enum HintGroup
{
    Navigation, Footer, Header, Side, Comment, Related, Share, Cookie, Content, Author, Date, Product, Price, Review, Forum, Hidden, Advert, Newsletter, Trail, Widget, Title, Teaser, Grid, Tags, Caption, Account, Hero, Accordion, Search,
    NavTag, FooterTag, HeaderTag, AsideTag, ArticleTag, MainTag, FormTag, TableTag, ListTag, FigureTag, SectionTag, QuoteTag, DefinitionTag,
    Count,
}
