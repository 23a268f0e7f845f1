namespace ContainerOS.Engine.Deployment;

/// <summary>Builds URNs as Pulumi does. The type of the stack is not part of the types of its resources.</summary>
internal static class Urns
{
    public static string Of(Workspace workspace, string type, string name) =>
        Of(workspace.Options.Stack, workspace.Project.Name, type, name);

    public static string Of(string stack, string project, string type, string name) => $"urn:pulumi:{stack}::{project}::{type}::{name}";

    public static string OfStack(Workspace workspace) =>
        Of(workspace, State.ResourceState.StackType, $"{workspace.Project.Name}-{workspace.Options.Stack}");
}
