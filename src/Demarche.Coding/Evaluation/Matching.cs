namespace Demarche.Coding.Evaluation;

/// <summary>Pairs two lists one to one so that the number of pairs is greatest.</summary>
static class Matching
{
    /// <summary>A greatest matching; among those, one that the preferences lead to.</summary>
    /// <param name="left">Length of the left list.</param>
    /// <param name="right">Length of the right list.</param>
    /// <param name="fits">Whether a left and a right element may be paired.</param>
    /// <param name="preference">The higher, the sooner a pair is tried; ties go by position.</param>
    /// <returns>For each left element its right one, or −1.</returns>
    /// <remarks>Augmenting paths (Kuhn 1955). The lists of one sentence are short.</remarks>
    public static int[] Maximum(int left, int right, Func<int, int, bool> fits, Func<int, int, int> preference)
    {
        var (ofLeft, ofRight) = (new int[left], new int[right]);
        Array.Fill(ofLeft, -1);
        Array.Fill(ofRight, -1);
        // The pairs most preferred first; then every element left over looks for a path, which keeps all that are paired paired.
        foreach (var (l, r) in from l in Enumerable.Range(0, left)
                               from r in Enumerable.Range(0, right)
                               where fits(l, r)
                               orderby preference(l, r) descending, l, r
                               select (l, r))
            if (ofLeft[l] < 0 && ofRight[r] < 0)
                (ofLeft[l], ofRight[r]) = (r, l);
        for (var l = 0; l < left; l++)
            if (ofLeft[l] < 0)
                Augment(l, new bool[right]);
        return ofLeft;

        bool Augment(int l, bool[] seen)
        {
            for (var r = 0; r < right; r++)
            {
                if (seen[r] || !fits(l, r))
                    continue;
                seen[r] = true;
                if (ofRight[r] < 0 || Augment(ofRight[r], seen))
                {
                    (ofLeft[l], ofRight[r]) = (r, l);
                    return true;
                }
            }
            return false;
        }
    }
}
