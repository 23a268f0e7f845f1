using ContainerOS.Engine.Steps;

namespace ContainerOS.Cli.Runs;

/// <summary>Operations in signs and words.</summary>
internal static class StepOpText
{
    internal static string Symbol(StepOp op) =>
        op switch
        {
            StepOp.Create => "+",
            StepOp.Update or StepOp.Refresh => "~",
            StepOp.Delete or StepOp.DeleteReplaced => "-",
            StepOp.Replace => "+-",
            _ => " ",
        };

    /// <summary>What would be done.</summary>
    internal static string Planned(StepOp op) =>
        op switch
        {
            StepOp.Create => "create",
            StepOp.Update => "update in place",
            StepOp.Replace => "replace",
            StepOp.Delete => "delete",
            StepOp.DeleteReplaced => "delete the replaced one",
            StepOp.Refresh => "changed by someone else",
            _ => "no change",
        };

    /// <summary>What is being done.</summary>
    internal static string InProgress(StepOp op) =>
        op switch
        {
            StepOp.Create => "creating",
            StepOp.Update => "updating",
            StepOp.Replace => "replacing",
            StepOp.Delete => "deleting",
            StepOp.DeleteReplaced => "deleting the replaced one",
            StepOp.Refresh => "reading",
            _ => "checking",
        };

    /// <summary>What was done.</summary>
    internal static string Completed(StepOp op) =>
        op switch
        {
            StepOp.Create => "created",
            StepOp.Update => "updated",
            StepOp.Replace => "replaced",
            StepOp.Delete => "deleted",
            StepOp.DeleteReplaced => "deleted the replaced one",
            StepOp.Refresh => "refreshed",
            _ => "unchanged",
        };
}
