namespace ContainerOS.UserData.Format;

/// <summary>The names of the commands in a script.</summary>
internal static class CommandNames
{
    internal const string Container = "cos_container";
    internal const string File = "cos_file";
    internal const string Unit = "cos_unit";
    internal const string Sysctl = "cos_sysctl";
    internal const string Modules = "cos_modules";
    internal const string Kubelet = "cos_kubelet";
    internal const string Script = "cos_script";
    internal const string Nothing = ": nothing";
}
