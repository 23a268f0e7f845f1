namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3013: the mode of a file is octal.</summary>
internal sealed class FileModeIsOctalRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3013",
            Title = "the mode of a file is octal",
            Paths = ["bootstrap[].steps[].file.mode"],
            Source = RuleSources.Posix,
            Confidence = Confidence.Documented,
            Why = "chmod rejects any other value, and the step fails",
            Fix = "use three or four octal digits, such as 0644",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var file in pool.Bootstrap.Files(context))
        {
            if (
                context.TryGetKnown(file.File.Mode, file.ModeProperty, out var mode)
                && !(mode.Length is 3 or 4 && mode.All(letter => letter is >= '0' and <= '7'))
            )
            {
                context.Fail(
                    file.ModeProperty,
                    file.IsSecret ? "the mode is not an octal number" : $"'{file.File.Mode}' is not an octal number"
                );
            }
        }
    }
}
