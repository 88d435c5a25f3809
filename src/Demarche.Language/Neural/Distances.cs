namespace Demarche.Language.Neural;

/// <summary>Buckets of the signed distance from a word to its head. The training script <c>training/model.py</c> has the same.</summary>
static class Distances
{
    const int Exact = 8;

    static readonly int[] s_edges = [9, 12, 16, 24, 40];

    static int OneSide => Exact + s_edges.Length;

    /// <summary>Number of buckets: the root's, those to the left, those to the right.</summary>
    public static int Count => 1 + 2 * OneSide;

    /// <summary>The bucket of the arc to the root.</summary>
    public const int Root = 0;

    /// <summary>The bucket for each distance: <c>table[h − d + longest]</c> for |h − d| ≤ longest; 0 for the word itself.</summary>
    public static byte[] Table(int longest)
    {
        var table = new byte[2 * longest + 1];
        for (var far = 1; far <= longest; far++)
        {
            var bucket = far <= Exact ? far : Exact + s_edges.Count(edge => far >= edge);
            table[longest - far] = (byte)bucket;
            table[longest + far] = (byte)(OneSide + bucket);
        }
        return table;
    }
}
