namespace ContainerOS.Cli.Runs;

/// <summary>Pulumi's operation names in signs and words.</summary>
internal static class StepOps
{
    internal const string Same = "same";

    internal static string Sign(string op) => op switch
    {
        "create" => "+ ",
        "create-replacement" => "++",
        "update" => "~ ",
        "delete" => "- ",
        "delete-replaced" => "--",
        "replace" => "+-",
        "read" or "refresh" => "> ",
        "import" => "= ",
        _ => "  ",
    };

    /// <summary>What is being done.</summary>
    internal static string Doing(string op) => op switch
    {
        "create" or "create-replacement" => "creating",
        "update" => "updating",
        "delete" or "delete-replaced" => "deleting",
        "replace" => "replacing",
        "read" or "refresh" => "reading",
        "import" => "importing",
        _ => "checking",
    };

    /// <summary>What was done.</summary>
    internal static string Done(string op) => op switch
    {
        "create" or "create-replacement" => "created",
        "update" => "updated",
        "delete" or "delete-replaced" => "deleted",
        "replace" => "replaced",
        "read" or "refresh" => "read",
        "import" => "imported",
        _ => "unchanged",
    };
}
