using System.Text;
using AngleSharp.Dom;

namespace Demarche.Ingest.Html;

/// <summary>Elements to text: paragraphs, list items and headings on lines of their own, with a blank line between them.</summary>
/// <remarks>Walks without recursion, so that no nesting is too deep.</remarks>
static class PageText
{
    static readonly HashSet<string> s_skipped =
    [
        "script", "style", "noscript", "template", "svg", "iframe", "object", "video", "audio", "canvas", "button", "select", "textarea",
        "figcaption", "head",
    ];

    // Parts of a page that hold no news, where nothing but the tags tells article from page.
    static readonly HashSet<string> s_pageParts = ["nav", "aside", "footer", "header", "form", "menu", "dialog"];

    static readonly HashSet<string> s_inline =
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
        "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ];

    /// <summary>The text below an element; empty for null.</summary>
    public static string Of(IElement? root)
    {
        var writer = new BlockWriter();
        Walk(root, writer, s_skipped);
        return writer.ToString();
    }

    /// <summary>All paragraphs, list items and headings of a page that stand in no navigation, footer or the like.</summary>
    public static string ParagraphsOf(IDocument page)
    {
        var writer = new BlockWriter();
        HashSet<string> skipped = [.. s_skipped, .. s_pageParts];
        INode? main = page.QuerySelector("article") ?? page.QuerySelector("main, [role=main]") ?? page.Body;
        Walk(main, writer, skipped);
        return writer.ToString();
    }

    /// <summary>How deep the page's elements nest.</summary>
    public static int DepthOf(INode root)
    {
        var (node, depth, deepest) = (root, 0, 0);
        while (true)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                deepest = Math.Max(deepest, ++depth);
                continue;
            }
            while (node.NextSibling is null)
            {
                if (depth == 0)
                    return deepest;
                node = node.Parent!;
                if (--depth == 0)
                    return deepest;
            }
            node = node.NextSibling;
        }
    }

    /// <summary>The words with one blank between them.</summary>
    public static string Collapse(string text)
    {
        var writer = new BlockWriter();
        writer.Append(text, keepLines: false);
        return writer.ToString();
    }

    static void Walk(INode? root, BlockWriter writer, HashSet<string> skipped)
    {
        var node = root;
        while (node is not null)
        {
            var enter = node switch
            {
                IText text => Write(text, writer),
                IElement element => Begin(element, writer, skipped),
                _ => node.HasChildNodes,
            };
            if (enter && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node != root && node!.NextSibling is null)
            {
                node = node.Parent;
                End(node, writer);
            }
            node = node == root ? null : node!.NextSibling;
        }
        writer.EndBlock();
    }

    static bool Write(IText text, BlockWriter writer)
    {
        writer.Append(text.Data, keepLines: text.ParentElement?.LocalName == "pre");
        return false;
    }

    static bool Begin(IElement element, BlockWriter writer, HashSet<string> skipped)
    {
        if (skipped.Contains(element.LocalName) || element.HasAttribute("hidden"))
            return false;
        if (element.LocalName == "br")
            writer.Break();
        else if (element.LocalName is "td" or "th")
            writer.Append(" ", keepLines: false);
        else if (!s_inline.Contains(element.LocalName))
            writer.EndBlock();
        return true;
    }

    static void End(INode? node, BlockWriter writer)
    {
        if (node is IElement element && element.LocalName is not ("br" or "td" or "th") && !s_inline.Contains(element.LocalName))
            writer.EndBlock();
    }

    /// <summary>Collects text block by block; blanks run together as in a browser.</summary>
    sealed class BlockWriter
    {
        readonly StringBuilder _text = new();
        int _blockStart;
        bool _blankPending;
        int _breaks;

        public void Append(string text, bool keepLines)
        {
            foreach (var c in text)
            {
                if (c == '\n' && keepLines)
                {
                    Break();
                    _breaks = 1;
                }
                // A no-break space is a blank to the reader; soft hyphens and zero-width spaces are not seen.
                else if (char.IsWhiteSpace(c) || c == '\u00a0')
                {
                    _blankPending = true;
                }
                else if (c is not ('\u00ad' or '\u200b' or '\ufeff'))
                {
                    if (_breaks > 1)
                        EndBlock();
                    else if (_text.Length > _blockStart && _breaks == 1)
                        _text.Append('\n');
                    else if (_text.Length > _blockStart && _blankPending)
                        _text.Append(' ');
                    (_blankPending, _breaks) = (false, 0);
                    if (_text.Length == _blockStart && _text.Length > 0)
                    {
                        _text.Append("\n\n");
                        _blockStart = _text.Length;
                    }
                    _text.Append(c);
                }
            }
        }

        public void Break() => _breaks++;

        public void EndBlock()
        {
            (_blankPending, _breaks) = (false, 0);
            _blockStart = _text.Length;
        }

        public override string ToString() => _text.ToString();
    }
}
