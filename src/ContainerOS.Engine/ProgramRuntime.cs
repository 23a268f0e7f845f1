using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine;

/// <summary>The runtime of a program, as <c>Pulumi.yaml</c> names it.</summary>
public static class ProgramRuntime
{
    /// <summary>Programs in YAML, which the engine evaluates itself.</summary>
    public const string Yaml = "yaml";

    /// <summary>Programs in JavaScript and TypeScript, which run in Node with the package <c>@pulumi/pulumi</c>.</summary>
    public const string NodeJs = "nodejs";

    /// <summary>Programs in C# and other languages of .NET, which use the package <c>Pulumi</c>.</summary>
    public const string DotNet = "dotnet";

    /// <summary>The runtimes that the embedded engine supports.</summary>
    public static IReadOnlyList<string> Supported { get; } = [Yaml, NodeJs, DotNet];

    /// <summary>
    /// The runtime in <c>Pulumi.yaml</c>, such as <c>yaml</c>, <c>nodejs</c> or <c>dotnet</c>. Null when the file is not valid; a run
    /// reports its errors.
    /// </summary>
    /// <param name="programDirectory">The directory of the file.</param>
    public static string? Find(string programDirectory) => Read(programDirectory, map => Name(map.Find("runtime")?.Value));

    /// <summary>The name of the project in <c>Pulumi.yaml</c>; null when the file is not valid.</summary>
    internal static string? FindProject(string programDirectory) =>
        Read(programDirectory, map => (map.Find("name")?.Value as SyntaxScalar)?.Text);

    /// <summary>The name in <c>runtime: yaml</c> or in <c>runtime: {name: yaml}</c>.</summary>
    internal static string? Name(SyntaxNode? runtime) =>
        ((runtime as SyntaxMapping)?.Find("name")?.Value as SyntaxScalar)?.Text ?? (runtime as SyntaxScalar)?.Text;

    private static string? Read(string programDirectory, Func<SyntaxMapping, string?> part)
    {
        var file = Path.Combine(programDirectory, "Pulumi.yaml");
        try
        {
            return YamlReader.Read(file, SourceFile.Read(file), new DiagnosticBag()) is SyntaxMapping map ? part(map) : null;
        }
        catch (ProgramException)
        {
            return null;
        }
    }
}
