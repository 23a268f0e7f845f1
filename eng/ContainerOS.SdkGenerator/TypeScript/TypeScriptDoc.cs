using ContainerOS.SdkGenerator.Schema;

namespace ContainerOS.SdkGenerator.TypeScript;

/// <summary>Writes descriptions as JSDoc comments, which editors show.</summary>
internal static class TypeScriptDoc
{
    private const int Width = 110;

    /// <summary>Writes a description with the examples in TypeScript.</summary>
    internal static void Write(SourceWriter code, SchemaDoc doc, string? deprecated = null)
    {
        var lines = doc.Text.Split('\n').SelectMany(line => TextWrap.Wrap(line, Width)).ToList();
        foreach (var example in doc.Examples.Where(example => example.Code.ContainsKey("typescript")))
        {
            lines.AddRange([string.Empty, $"@example {example.Title}", "```typescript", .. example.Code["typescript"].Split('\n'), "```"]);
        }

        if (deprecated is not null)
        {
            lines.AddRange([string.Empty, $"@deprecated {deprecated}"]);
        }

        var safe = lines.Select(line => line.Replace("*/", "*\\/", StringComparison.Ordinal)).ToList();
        if (safe is [var only])
        {
            code.Line($"/** {only} */");
            return;
        }

        code.Line("/**");
        foreach (var line in safe)
        {
            code.Line($" * {line}".TrimEnd());
        }

        code.Line(" */");
    }
}
