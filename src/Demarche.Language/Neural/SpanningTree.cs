using System.Buffers;
using System.Numerics.Tensors;

namespace Demarche.Language.Neural;

/// <summary>Finds the best tree with one root among scored arcs. Holds scratch, so not thread-safe.</summary>
/// <remarks>
/// The best head of each word usually makes a tree, and then it is the best tree. Where there is a cycle, several roots or none, each
/// likely root is tried with the algorithm of Chu and Liu (1965) and Edmonds (1967).
/// </remarks>
sealed class SpanningTree
{
    const int MostRoots = 4;

    int[] _state = [];

    /// <summary>Finds the tree.</summary>
    /// <param name="scores">Shape [n, n + 1], row = dependent, column 0 the root and column h + 1 the word h; the diagonal is ignored.
    /// Overwritten.</param>
    /// <param name="heads">Receives n heads; −1 for the root.</param>
    public void Find(Span<float> scores, Span<int> heads)
    {
        var n = heads.Length;
        for (var d = 0; d < n; d++)
        {
            var row = scores.Slice(d * (n + 1), n + 1);
            row[d + 1] = float.NegativeInfinity;
            heads[d] = TensorPrimitives.IndexOfMax<float>(row) - 1;
        }
        if (heads.Count(-1) == 1 && !HasCycle(heads))
            return;

        // Roots to try: the words that would rather be one than anything else, by what another head would cost them.
        Span<int> roots = stackalloc int[MostRoots];
        Span<float> margins = stackalloc float[MostRoots];
        var count = 0;
        for (var d = 0; d < n; d++)
        {
            var row = scores.Slice(d * (n + 1), n + 1);
            var margin = n == 1 ? 0 : row[0] - TensorPrimitives.Max<float>(row[1..]);
            var at = count;
            while (at > 0 && margins[at - 1] < margin)
                at--;
            if (at == MostRoots)
                continue;
            count = Math.Min(count + 1, MostRoots);
            for (var k = count - 1; k > at; k--)
                (roots[k], margins[k]) = (roots[k - 1], margins[k - 1]);
            (roots[at], margins[at]) = (d, margin);
        }

        var best = float.NegativeInfinity;
        var matrix = ArrayPool<float>.Shared.Rent(n * n);
        var tree = new int[n];
        foreach (var root in roots[..count])
        {
            for (var d = 0; d < n; d++)
                scores.Slice(d * (n + 1) + 1, n).CopyTo(matrix.AsSpan(d * n));
            ChuLiuEdmonds(matrix, n, root, tree);
            var total = scores[root * (n + 1)];
            for (var d = 0; d < n; d++)
                if (d != root)
                    total += scores[d * (n + 1) + tree[d] + 1];
            if (total > best || best == float.NegativeInfinity)
            {
                best = total;
                tree.CopyTo(heads);
                heads[root] = -1;
            }
        }
        ArrayPool<float>.Shared.Return(matrix);
    }

    /// <summary>Whether following the heads from some word never leaves the words.</summary>
    bool HasCycle(ReadOnlySpan<int> heads)
    {
        if (_state.Length < heads.Length)
            _state = new int[heads.Length * 2];
        var state = _state.AsSpan(0, heads.Length); // 0 not seen; the word whose walk saw it, plus 1
        state.Clear();
        for (var start = 0; start < heads.Length; start++)
        {
            var at = start;
            while (at >= 0 && state[at] == 0)
            {
                state[at] = start + 1;
                at = heads[at];
            }
            if (at >= 0 && state[at] == start + 1)
                return true;
        }
        return false;
    }

    /// <summary>The best arborescence from <paramref name="root"/>; contracts one cycle a call.</summary>
    /// <param name="s">Shape [n, n], row = dependent. Overwritten.</param>
    /// <param name="n">Number of nodes.</param>
    /// <param name="root">The node without head.</param>
    /// <param name="heads">Receives the head of each node; that of the root is left as it is.</param>
    static void ChuLiuEdmonds(float[] s, int n, int root, int[] heads)
    {
        for (var d = 0; d < n; d++)
        {
            var row = s.AsSpan(d * n, n);
            row[d] = float.NegativeInfinity;
            heads[d] = d == root ? -1 : TensorPrimitives.IndexOfMax<float>(row);
        }
        var cycle = FindCycle(heads.AsSpan(0, n));
        if (cycle.Count == 0)
            return;

        // The cycle becomes the last node of a smaller graph. An arc into it pays for the arc of the cycle that it replaces.
        var inside = new bool[n];
        foreach (var node in cycle)
            inside[node] = true;
        var old = new List<int>(n);
        for (var i = 0; i < n; i++)
            if (!inside[i])
                old.Add(i);
        var m = old.Count + 1;
        var smaller = ArrayPool<float>.Shared.Rent(m * m);
        var enters = new int[m]; // for a head outside: the node of the cycle it enters by
        var leaves = new int[m]; // for a dependent outside: its head in the cycle
        for (var a = 0; a < m - 1; a++)
        {
            for (var b = 0; b < m - 1; b++)
                smaller[a * m + b] = s[old[a] * n + old[b]];
            var (into, outOf) = (float.NegativeInfinity, float.NegativeInfinity);
            (enters[a], leaves[a]) = (cycle[0], cycle[0]);
            foreach (var node in cycle)
            {
                var gain = s[node * n + old[a]] - s[node * n + heads[node]];
                if (gain > into)
                    (into, enters[a]) = (gain, node);
                if (s[old[a] * n + node] > outOf)
                    (outOf, leaves[a]) = (s[old[a] * n + node], node);
            }
            smaller[(m - 1) * m + a] = into;
            smaller[a * m + m - 1] = outOf;
        }
        var inner = new int[m];
        ChuLiuEdmonds(smaller, m, old.IndexOf(root), inner);
        ArrayPool<float>.Shared.Return(smaller);
        for (var a = 0; a < m - 1; a++)
            if (old[a] != root)
                heads[old[a]] = inner[a] == m - 1 ? leaves[a] : old[inner[a]];
        heads[enters[inner[m - 1]]] = old[inner[m - 1]];
    }

    static List<int> FindCycle(ReadOnlySpan<int> heads)
    {
        var seen = new int[heads.Length];
        for (var start = 0; start < heads.Length; start++)
        {
            var at = start;
            while (at >= 0 && seen[at] == 0)
            {
                seen[at] = start + 1;
                at = heads[at];
            }
            if (at < 0 || seen[at] != start + 1)
                continue;
            var cycle = new List<int> { at };
            for (var next = heads[at]; next != at; next = heads[next])
                cycle.Add(next);
            return cycle;
        }
        return [];
    }
}
