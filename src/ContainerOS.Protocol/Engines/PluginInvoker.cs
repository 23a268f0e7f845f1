using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ContainerOS.Protocol.Engines;

/// <summary>Watches the plugin's process during each call: a broken connection to a dead process is told as its death.</summary>
internal sealed class PluginInvoker(ChildProcess child, string executable) : Interceptor
{
    /// <summary>How long a process whose connection broke may take to be seen as ended.</summary>
    private static readonly TimeSpan Burial = TimeSpan.FromSeconds(2);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new AsyncUnaryCall<TResponse>(
            WatchAsync(call.ResponseAsync),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    private async Task<T> WatchAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.Internal)
        {
            await child.WaitForLastWordsAsync(Burial);
            if (!child.Exited.IsCompleted)
            {
                throw;
            }
            throw new PluginDiedException(executable, child.ExitCode, child.Errors.Lines, fault);
        }
    }
}
