namespace Demarche.Coding.Tests;

/// <summary>The coder as it is shipped, loaded once for all tests that need it.</summary>
static class Shipped
{
    static readonly Lazy<Coder> s_coder = new(() => Coder.Load());

    public static Coder Coder => s_coder.Value;
}
