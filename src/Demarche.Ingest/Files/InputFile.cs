namespace Demarche.Ingest.Files;

/// <summary>What a file holds.</summary>
enum InputFormat
{
    Text,
    Html,
    Json,
    JsonLines,
}

/// <summary>One file to read, or the reason why a path gives none.</summary>
/// <param name="Path">The path as given; below a folder, the folder's path with the rest appended.</param>
/// <param name="Name">The file's name, or its path below the folder that was given, with <c>/</c>: the same wherever the folder lies.</param>
/// <param name="Format">By the name's extension; null: to be guessed from the first bytes.</param>
/// <param name="Problem">Why it can't be read, or null.</param>
sealed record InputFile(string Path, string Name, InputFormat? Format, string? Problem = null)
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    public bool IsStandardInput => Path == StandardInput;

    /// <summary>The files a path stands for, folders recursively with names in ordinal order.</summary>
    public static IEnumerable<InputFile> Find(string path)
    {
        if (path == StandardInput)
            return [new(path, path, InputFormat.JsonLines)];
        if (File.Exists(path))
            return [new(path, System.IO.Path.GetFileName(path), FormatOf(path))];
        if (Directory.Exists(path))
            return InFolder(path);
        return [new(path, path, null, "no such file or folder")];
    }

    /// <summary>The format a name's extension tells, less a <c>.gz</c> at its end; null for other names.</summary>
    public static InputFormat? FormatOf(string path)
    {
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            path = path[..^3];
        return System.IO.Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".txt" or ".text" => InputFormat.Text,
            ".html" or ".htm" or ".xhtml" => InputFormat.Html,
            ".json" => InputFormat.Json,
            ".jsonl" or ".ndjson" => InputFormat.JsonLines,
            _ => null,
        };
    }

    static IEnumerable<InputFile> InFolder(string root)
    {
        var found = false;
        // Folders still to list, the next one on top. A link to a folder on its own path would go round for ever.
        var open = new Stack<(string Path, string Name, bool IsFolder, string Ancestors)>();
        open.Push((root, "", true, ""));
        while (open.TryPop(out var entry))
        {
            if (!entry.IsFolder)
            {
                found = true;
                yield return new(entry.Path, entry.Name, FormatOf(entry.Path));
                continue;
            }
            FileSystemInfo[]? children = null;
            string? failure = null;
            try
            {
                children = new DirectoryInfo(entry.Path).GetFileSystemInfos();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failure = $"the folder can't be listed ({e.Message.TrimEnd('.')})";
            }
            if (children is null)
            {
                found = true;
                yield return new(entry.Path, entry.Name, null, failure);
                continue;
            }
            Array.Sort(children, (a, b) => string.CompareOrdinal(b.Name, a.Name)); // the stack turns the order round
            var real = RealPath(new DirectoryInfo(entry.Path)) + "\n";
            foreach (var child in children)
            {
                if (child.Name.StartsWith('.'))
                    continue;
                var path = System.IO.Path.Join(entry.Path, child.Name);
                var name = entry.Name.Length == 0 ? child.Name : $"{entry.Name}/{child.Name}";
                if (child is DirectoryInfo folder)
                {
                    if (folder.LinkTarget is null || !$"{entry.Ancestors}{real}".Contains(RealPath(folder) + "\n", StringComparison.Ordinal))
                        open.Push((path, name, true, entry.Ancestors + real));
                }
                else if (FormatOf(child.Name) is not null)
                {
                    open.Push((path, name, false, ""));
                }
            }
        }
        if (!found)
            yield return new(root, "", null, "the folder holds no .txt, .html, .json or .jsonl file (nor such a file with .gz)");
    }

    static string RealPath(DirectoryInfo folder)
    {
        try
        {
            return folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
        }
        catch (IOException)
        {
            return folder.FullName; // a link that leads nowhere; listing it says so
        }
    }
}
