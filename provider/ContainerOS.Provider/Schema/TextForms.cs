namespace ContainerOS.Provider.Schema;

/// <summary>The forms of texts that are values of their own.</summary>
internal static class TextForms
{
    /// <summary>A ContainerOS release.</summary>
    internal static TextForm OsVersion { get; } =
        new("a ContainerOS release such as 3.6.1", text => Model.Versions.OsVersion.Parse(text) is not null);

    /// <summary>A Kubernetes version.</summary>
    internal static TextForm KubernetesVersion { get; } =
        new("a Kubernetes version such as 1.34.1-aliyun.1", text => Model.Versions.KubernetesVersion.Parse(text) is not null);
}
