using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Tests.Json;

public sealed class FieldNameTableTests
{
    private readonly FieldNameTable names = new();

    [Fact]
    public void Name_SeenBefore_IsTheSameString() => Assert.Same(Of("nodepool_id"), Of("nodepool_id"));

    [Fact]
    public void Name_LongerThanAnyField_IsNotCached() => Assert.Null(Of(new string('n', 65)));

    [Fact]
    public void Names_MoreThanSlots_AreAllCorrect() =>
        Assert.All(Enumerable.Range(0, 10_000).Select(number => $"name-{number}"), name => Assert.Equal(name, Of(name)));

    private string? Of(string name) => names.Get([.. " ", .. name], 1, name.Length);
}
