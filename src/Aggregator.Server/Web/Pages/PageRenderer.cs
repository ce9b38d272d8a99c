using System.Text;
using Aggregator.Server.Web.Serving;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Aggregator.Server.Web.Pages;

/// <summary>Renders the component of a page to bytes. The reader gets plain HTML without the scripts of Blazor.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory logging)
{
    /// <param name="component">Draws a page from its parameter Model.</param>
    public async Task<Representation> RenderAsync(Type component, PageModel model, int status = StatusCodes.Status200OK)
    {
        await using var renderer = new HtmlRenderer(services, logging);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model }));
            return page.ToHtmlString();
        });
        return new Representation(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", status: status, isBrief: true);
    }
}
