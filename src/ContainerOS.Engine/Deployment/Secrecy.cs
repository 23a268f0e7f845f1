using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine.Deployment;

/// <summary>Tells whether a program has secrets, so that a missing passphrase is known before anything is done.</summary>
internal static class Secrecy
{
    public static bool IsUsedBy(Workspace workspace) =>
        workspace.Config.ContainsSecrets
        || workspace
            .Project.Expressions.SelectMany(expression => expression.Whole)
            .Any(part => part is FunctionExpression { Function: BuiltIn.Secret });
}
