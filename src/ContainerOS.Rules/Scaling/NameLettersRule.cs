using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6107: the name has letters, digits, Chinese characters and -, and does not start with -.</summary>
internal sealed class NameLettersRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6107",
            Title = "the name has letters, digits, Chinese characters and -, and does not start with -",
            Severity = Severity.Warning,
            Paths = ["name"],
            Source = RuleSources.NodePoolModel,
            Confidence = Confidence.ReadInSdk,
            Why = "the field text of the API lists these characters; that others are refused has not been seen",
            Fix = "use a name such as web-pool-1",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Name, "name", out var name))
        {
            return;
        }

        if (name.StartsWith('-'))
        {
            context.Fail("name", $"'{pool.Spec.Name}' starts with -");
        }
        else if (name.Any(letter => !IsAllowed(letter)))
        {
            context.Fail("name", $"'{pool.Spec.Name}' has a character that is not a letter, a digit, a Chinese character or -");
        }
    }

    /// <summary>The Chinese characters are the block of CJK unified ideographs, as in the vendor's other names.</summary>
    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or (>= '\u4E00' and <= '\u9FFF');
}
