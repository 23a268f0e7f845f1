using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine;

/// <summary>Tells which runtime a program asks for, so that those of other engines can be left to them.</summary>
public static class ProgramRuntime
{
    /// <summary>The runtime of the embedded engine.</summary>
    public const string Yaml = "yaml";

    /// <summary>The runtime a <c>Pulumi.yaml</c> names, such as <c>yaml</c>, <c>nodejs</c> or <c>dotnet</c>; null when it can not be read, which running it will tell in full.</summary>
    /// <param name="programDirectory">The directory that holds the file.</param>
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
