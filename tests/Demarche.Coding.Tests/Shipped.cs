namespace Demarche.Coding.Tests;

/// <summary>The coder as it is shipped, loaded once for all tests that need it.</summary>
static class Shipped
{
    static readonly Lazy<Coder> s_coder = new(() => Coder.Load());

    public static Coder Coder => s_coder.Value;

    static readonly Lazy<Coder> s_rules = new(() => Coder.Load(new() { RulesOnly = true }));

    /// <summary>Frames and rules alone.</summary>
    public static Coder Rules => s_rules.Value;
}
