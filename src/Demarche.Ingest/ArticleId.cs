using System.Security.Cryptography;
using System.Text;

namespace Demarche.Ingest;

/// <summary>Ids of items whose source gives none.</summary>
static class ArticleId
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the address, or else of title and text, in UTF-8.</summary>
    public static string Of(string? url, string? title, string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(url ?? (title is null ? text : $"{title}\n{text}")));
        return Convert.ToHexStringLower(bytes.AsSpan(0, 8));
    }
}
