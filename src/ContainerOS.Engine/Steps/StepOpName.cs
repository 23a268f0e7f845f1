namespace ContainerOS.Engine.Steps;

/// <summary>The names of operations in machine-readable output; they are Pulumi's (<c>pkg/display/ops.go</c>) where Pulumi has the operation.</summary>
public static class StepOpName
{
    /// <summary>The operation's name.</summary>
    public static string Of(StepOp op) =>
        op switch
        {
            StepOp.Same => "same",
            StepOp.Create => "create",
            StepOp.Update => "update",
            StepOp.Replace => "replace",
            StepOp.Delete => "delete",
            StepOp.DeleteReplaced => "delete-replaced",
            _ => "refresh",
        };
}
