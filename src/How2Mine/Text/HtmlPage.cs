using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace How2Mine.Text;

/// <summary>Parses a page within limits.</summary>
static class HtmlPage
{
    /// <summary>How often the depth is measured: it may pass its limit by this much.</summary>
    const int DepthEvery = 16;

    /// <summary>The parsed page, or the name and figure of the limit that it passes.</summary>
    public static IHtmlDocument? Parse(string html, TextLimits limits, out (string Limit, long Found)? overLimit)
    {
        overLimit = MarkupScan.OverLimit(html, limits);
        if (overLimit is not null) return null;
        var budget = new Budget(limits);
        var parser = new HtmlParser(new HtmlParserOptions
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            IsKeepingSourceReferences = false,
            OnCreated = (element, _) => budget.Count(element),
        });
        try
        {
            return parser.ParseDocument(html);
        }
        catch (BudgetSpentException spent)
        {
            overLimit = (spent.Limit, spent.Found);
            return null;
        }
    }

    sealed class Budget(TextLimits limits)
    {
        int _elements;
        IElement? _last;

        public void Count(IElement element)
        {
            if (++_elements > limits.MaxElements) throw new BudgetSpentException("elements", _elements);
            // A new element hangs in the tree only when the next one comes.
            if (_elements % DepthEvery == 0 && _last is not null) CheckDepth(_last);
            _last = element;
        }

        void CheckDepth(IElement element)
        {
            var depth = 0;
            for (var up = element.ParentElement; up is not null; up = up.ParentElement)
                if (++depth > limits.MaxDepth) throw new BudgetSpentException("depth", depth);
        }
    }

    /// <summary>The only way to stop the parser from within; never leaves this file.</summary>
    sealed class BudgetSpentException(string limit, long found) : Exception
    {
        public string Limit { get; } = limit;

        public long Found { get; } = found;
    }
}
