using ContainerOS.Engine.Steps;

namespace ContainerOS.Cli.Runs;

/// <summary>The symbols and words for step operations.</summary>
internal static class StepOpText
{
    internal static string Symbol(StepOp op) =>
        op switch
        {
            StepOp.Create => "+",
            StepOp.Update or StepOp.Refresh => "~",
            StepOp.Delete or StepOp.DeleteReplaced => "-",
            StepOp.Replace => "+-",
            StepOp.Import => "=",
            _ => " ",
        };

    /// <summary>The operation as part of a plan.</summary>
    internal static string Planned(StepOp op) =>
        op switch
        {
            StepOp.Create => "create",
            StepOp.Update => "update in place",
            StepOp.Replace => "replace",
            StepOp.Delete => "delete",
            StepOp.DeleteReplaced => "delete the replaced one",
            StepOp.Refresh => "changed outside of the program",
            StepOp.Import => "import the existing one",
            _ => "no change",
        };

    /// <summary>The operation in the totals of a plan, after the number of resources.</summary>
    internal static string PlannedTotal(StepOp op) =>
        op switch
        {
            StepOp.Same => "unchanged",
            StepOp.Refresh => "to refresh",
            _ => $"to {StepOpNames.Of(op)}",
        };

    /// <summary>The operation while it runs.</summary>
    internal static string InProgress(StepOp op) =>
        op switch
        {
            StepOp.Create => "creating",
            StepOp.Update => "updating",
            StepOp.Replace => "replacing",
            StepOp.Delete => "deleting",
            StepOp.DeleteReplaced => "deleting the replaced one",
            StepOp.Refresh => "reading",
            StepOp.Import => "importing",
            _ => "checking",
        };

    /// <summary>The operation after it succeeded.</summary>
    internal static string Completed(StepOp op) =>
        op switch
        {
            StepOp.Create => "created",
            StepOp.Update => "updated",
            StepOp.Replace => "replaced",
            StepOp.Delete => "deleted",
            StepOp.DeleteReplaced => "deleted the replaced one",
            StepOp.Refresh => "refreshed",
            StepOp.Import => "imported",
            _ => "unchanged",
        };
}
