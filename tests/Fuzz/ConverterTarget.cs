using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Fuzz;

/// <summary>Fuzzes the converter: it accepts any text, and the lines of its findings and steps exist in the text.</summary>
internal sealed class ConverterTarget : IFuzzTarget
{
    public int Longest => 240;

    public void Run(string text)
    {
        var result = ScriptConverter.Convert(text, new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin);
        var lines = text.AsSpan().Count('\n') + 1;
        if (
            result.Findings.Any(found => found.Line < 1 || found.Line > lines || found.Column < 1)
            || result.Steps.Any(step => step.Line < 1 || step.Line > lines)
        )
        {
            throw new BrokenPropertyException("a finding or a step is outside the text");
        }

        if (result.Steps.Any(step => step.Step.Kinds.Count != 1))
        {
            throw new BrokenPropertyException("a step is not exactly one thing");
        }
    }
}
