namespace ContainerOS.Engine.Deployment;

/// <summary>Makes URNs as Pulumi does; the stack is no part of its children's types.</summary>
internal static class Urns
{
    public static string Of(Workspace workspace, string type, string name) =>
        $"urn:pulumi:{workspace.Options.Stack}::{workspace.Project.Name}::{type}::{name}";

    public static string OfStack(Workspace workspace) =>
        Of(workspace, State.ResourceState.StackType, $"{workspace.Project.Name}-{workspace.Options.Stack}");
}
