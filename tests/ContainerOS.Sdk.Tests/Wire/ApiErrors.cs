using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Tests.Wire;

/// <summary>Assertions about refusals of the service.</summary>
internal static class ApiErrors
{
    public static async Task<ApiException> ThrowsAsync(ApiErrorKind kind, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<ApiException>(call);
        Assert.Equal(kind, error.Kind);
        return error;
    }
}
