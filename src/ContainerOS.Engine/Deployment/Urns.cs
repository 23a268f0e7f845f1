namespace ContainerOS.Engine.Deployment;

/// <summary>Builds URNs as Pulumi does. The type of the stack is not part of the types of its resources.</summary>
internal static class Urns
{
    public static string Of(Workspace workspace, string type, string name) =>
        Of(workspace.Options.Stack, workspace.Project.Name, type, name);

    public static string Of(string stack, string project, string type, string name) => $"urn:pulumi:{stack}::{project}::{type}::{name}";

    public static string OfStack(Workspace workspace) =>
        Of(workspace, State.ResourceState.StackType, $"{workspace.Project.Name}-{workspace.Options.Stack}");

    /// <summary>The URN of a resource with a parent, whose types precede its own.</summary>
    public static string OfChild(Workspace workspace, string parent, string type, string name) =>
        OfChild(workspace.Options.Stack, workspace.Project.Name, parent, type, name);

    /// <summary>The URN of a resource with a parent; empty for none.</summary>
    public static string OfChild(string stack, string project, string parent, string type, string name)
    {
        var types = UrnParts.TypesOf(parent);
        return Of(stack, project, types.Length == 0 || types == State.ResourceState.StackType ? type : $"{types}${type}", name);
    }
}

/// <summary>The parts of a URN (<c>urn:pulumi:STACK::PROJECT::[PARENTS$]TYPE::NAME</c>).</summary>
internal static class UrnParts
{
    /// <summary>The types of its parents and its own; empty when the text is not a URN.</summary>
    public static string TypesOf(string urn) => Part(urn, 2);

    /// <summary>Its own type; empty when the text is not a URN.</summary>
    public static string TypeOf(string urn) => TypesOf(urn).Split('$')[^1];

    /// <summary>Its name; empty when the text is not a URN.</summary>
    public static string NameOf(string urn) => Part(urn, 3);

    private static string Part(string urn, int index) =>
        urn.Split("::", 4, StringSplitOptions.None) is { Length: 4 } parts ? parts[index] : string.Empty;
}
