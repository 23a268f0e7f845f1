namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3013: the mode of a file is octal.</summary>
internal sealed class OctalMode : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3013",
            Title = "the mode of a file is octal",
            Paths = ["bootstrap[].steps[].file.mode"],
            Source = Sources.Posix,
            Confidence = Confidence.Documented,
            Why = "chmod refuses any other word, and the step fails",
            Fix = "write three or four octal digits, such as 0644",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            if (
                verdicts.Knows(file.File.Mode, file.AtMode, out var mode)
                && !(mode.Length is 3 or 4 && mode.All(letter => letter is >= '0' and <= '7'))
            )
            {
                verdicts.Fail(file.AtMode, file.IsSecret ? "the mode is no octal number" : $"'{file.File.Mode}' is no octal number");
            }
        }
    }
}
