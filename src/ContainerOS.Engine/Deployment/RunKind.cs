namespace ContainerOS.Engine.Deployment;

/// <summary>What a run is for.</summary>
internal enum RunKind
{
    Validate,
    Preview,
    Up,
    Refresh,
    Destroy,
    PreviewDestroy,
}
