namespace ContainerOS.Sdk.Ecs.Images;

/// <summary>Which images are listed; members that are not set match everything.</summary>
public sealed record ImageFilter
{
    /// <summary>Image id.</summary>
    public string? ImageId { get; init; }

    /// <summary>Image family, <c>acs:lifsea_os_3_x64</c> for ContainerOS 3 [inferred].</summary>
    public string? Family { get; init; }

    /// <summary>Text that the name contains.</summary>
    public string? Name { get; init; }

    /// <summary><c>system</c>, <c>self</c>, <c>others</c>, <c>marketplace</c>.</summary>
    public string? Owner { get; init; }

    /// <summary><c>x86_64</c>, <c>arm64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>Whether expired images are listed too; images of ContainerOS are listed only with it.</summary>
    public bool? ShowExpired { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters()
    {
        yield return ("ImageId", ImageId);
        yield return ("ImageFamily", Family);
        yield return ("ImageName", Name);
        yield return ("ImageOwnerAlias", Owner);
        yield return ("Architecture", Architecture);
        yield return ("ShowExpired", EcsQuery.Text(ShowExpired));
    }
}
