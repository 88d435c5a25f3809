namespace Demarche.Knowledge;

/// <summary>Ids of the closed-class words that resolution looks for, as atoms of the index, so that they are compared as numbers.</summary>
sealed class Words(AliasIndex index)
{
    public readonly int The = index.Intern("the"), A = index.Intern("a"), An = index.Intern("an"), Of = index.Intern("of"),
        For = index.Intern("for"), In = index.Intern("in"), At = index.Intern("at"), From = index.Intern("from"), To = index.Intern("to"),
        With = index.Intern("with"), By = index.Intern("by"), And = index.Intern("and"), S = index.Intern("s"), On = index.Intern("on"),
        Both = index.Intern("both"), Two = index.Intern("two"), Its = index.Intern("its"), Comma = index.Intern(","),
        He = index.Intern("he"), She = index.Intern("she"), It = index.Intern("it"), They = index.Intern("they"), Him = index.Intern("him"),
        Her = index.Intern("her"), His = index.Intern("his"), Hers = index.Intern("hers"), Them = index.Intern("them"),
        Their = index.Intern("their"), I = index.Intern("i"), Me = index.Intern("me"), My = index.Intern("my"), We = index.Intern("we"),
        Us = index.Intern("us"), Our = index.Intern("our"), Who = index.Intern("who"), Himself = index.Intern("himself"),
        Herself = index.Intern("herself"), Itself = index.Intern("itself"), Themselves = index.Intern("themselves"),
        Former = index.Intern("former"), Ex = index.Intern("ex"), Ousted = index.Intern("ousted"), Late = index.Intern("late"),
        Deposed = index.Intern("deposed"), Foreign = index.Intern("foreign"), This = index.Intern("this"), That = index.Intern("that"),
        These = index.Intern("these"), Those = index.Intern("those"), Pro = index.Intern("pro"), Anti = index.Intern("anti"),
        Non = index.Intern("non"), Near = index.Intern("near"), Into = index.Intern("into"), Inside = index.Intern("inside"),
        Outside = index.Intern("outside"), Across = index.Intern("across"), Mr = index.Intern("mr"), Ms = index.Intern("ms"),
        Government = index.Intern("government"), Administration = index.Intern("administration"), Regime = index.Intern("regime"),
        Authorities = index.Intern("authorities"), Mrs = index.Intern("mrs"), Miss = index.Intern("miss"), Sir = index.Intern("sir"), Lady = index.Intern("lady"), Retired = index.Intern("retired");
}
