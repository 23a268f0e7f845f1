namespace ContainerOS.Engine.Programs;

/// <summary>The built-in functions that are served.</summary>
internal enum BuiltIn
{
    Secret,
    Join,
    ToJson,
    ToBase64,
    FromBase64,
    ReadFile,
    Select,
    Split,
}
