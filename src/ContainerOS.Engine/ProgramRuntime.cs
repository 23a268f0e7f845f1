using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine;

/// <summary>Reads the runtime of a program, to recognize programs of other engines.</summary>
public static class ProgramRuntime
{
    /// <summary>The runtime that the embedded engine supports.</summary>
    public const string Yaml = "yaml";

    /// <summary>
    /// The runtime in <c>Pulumi.yaml</c>, such as <c>yaml</c>, <c>nodejs</c> or <c>dotnet</c>. Null when the file is not valid; a run
    /// reports its errors.
    /// </summary>
    /// <param name="programDirectory">The directory of the file.</param>
    public static string? Find(string programDirectory)
    {
        var file = Path.Combine(programDirectory, "Pulumi.yaml");
        try
        {
            return Name((YamlReader.Read(file, SourceFile.Read(file), new DiagnosticBag()) as SyntaxMapping)?.Find("runtime")?.Value);
        }
        catch (ProgramException)
        {
            return null;
        }
    }

    /// <summary>The name in <c>runtime: yaml</c> or in <c>runtime: {name: yaml}</c>.</summary>
    internal static string? Name(SyntaxNode? runtime) =>
        ((runtime as SyntaxMapping)?.Find("name")?.Value as SyntaxScalar)?.Text ?? (runtime as SyntaxScalar)?.Text;
}
