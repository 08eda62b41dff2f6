// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.GreedySwitchType;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.flux.diagram.picture.Point;

/**
 * Places cells that branch and join in layers, downwards, by the layered algorithm of the Eclipse Layout Kernel (Schulze, Spönemann and von
 * Hanxleden: Drawing layered graphs with port constraints, 2014). The order of the text decides which is left of which; of the
 * boxes that follow one the first is straight below it.
 */
final class LayeredGraph {
    private static final double BESIDE = 40;
    private static final double BELOW = 30;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider()); // ELK fails without
    }

    private final BooleanSupplier cancelled;

    LayeredGraph(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** From the bottom of one cell to the top of another one, by their numbers. */
    record Edge(int from, int to) {}

    /** @param ways corners of each edge */
    record Placed(List<Point> places, List<List<Point>> ways, double width, double height) {}

    Placed place(List<? extends Cell> cells, List<Edge> edges) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        if (cells.size() == 1) {
            return new Placed(List.of(new Point(0, 0)), edges.stream().map(edge -> List.<Point>of()).toList(), cells.getFirst().width(),
                    cells.getFirst().height());
        }
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, BESIDE);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BELOW);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, true);
        graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_GREEDY_SWITCH_TYPE, GreedySwitchType.OFF);
        graph.setProperty(LayeredOptions.THOROUGHNESS, 1);
        List<ElkPort> tops = new ArrayList<>();
        List<ElkPort> bottoms = new ArrayList<>();
        for (Cell cell : cells) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(cell.width(), cell.height());
            node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            node.setProperty(CoreOptions.ALIGNMENT, Alignment.TOP);
            tops.add(port(node, cell.spine(), 0, PortSide.NORTH));
            bottoms.add(port(node, cell.spine(), cell.height(), PortSide.SOUTH));
        }
        Map<Integer, Edge> straight = straight(cells, edges);
        List<ElkEdge> elkEdges = new ArrayList<>();
        for (Edge edge : edges) {
            ElkEdge elkEdge = ElkGraphUtil.createSimpleEdge(bottoms.get(edge.from()), tops.get(edge.to()));
            elkEdge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, edge.equals(straight.get(edge.from())) ? 20 : 0);
            elkEdges.add(elkEdge);
        }
        new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return cancelled.getAsBoolean();
            }
        });
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        return placed(graph, elkEdges);
    }

    private static ElkPort port(ElkNode node, double x, double y, PortSide side) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setLocation(x, y);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        return port;
    }

    /** Of the edges from each cell the first to a box: whatever grows, what the text has later makes room. */
    private static Map<Integer, Edge> straight(List<? extends Cell> cells, List<Edge> edges) {
        Map<Integer, Edge> straight = new HashMap<>();
        edges.stream().filter(edge -> !(cells.get(edge.to()) instanceof PassCell)).forEach(edge -> straight.putIfAbsent(edge.from(), edge));
        return straight;
    }

    /** Moved so that everything begins at the origin, in whole pixels. */
    private static Placed placed(ElkNode graph, List<ElkEdge> edges) {
        double left = graph.getChildren().stream().mapToDouble(node -> Math.rint(node.getX())).min().orElse(0);
        double top = graph.getChildren().stream().mapToDouble(node -> Math.rint(node.getY())).min().orElse(0);
        List<Point> places = graph.getChildren().stream()
                .map(node -> new Point(Math.rint(node.getX()) - left, Math.rint(node.getY()) - top)).toList();
        List<List<Point>> ways = new ArrayList<>();
        for (ElkEdge edge : edges) {
            ElkEdgeSection section = edge.getSections().getFirst();
            List<Point> way = new ArrayList<>();
            way.add(new Point(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> way.add(new Point(bend.getX(), bend.getY())));
            way.add(new Point(section.getEndX(), section.getEndY()));
            ways.add(way.stream().map(point -> new Point(Math.rint(point.x()) - left, Math.rint(point.y()) - top)).toList());
        }
        double width = 0;
        double height = 0;
        for (int i = 0; i < places.size(); i++) {
            width = Math.max(width, places.get(i).x() + graph.getChildren().get(i).getWidth());
            height = Math.max(height, places.get(i).y() + graph.getChildren().get(i).getHeight());
        }
        return new Placed(places, ways, width, height);
    }
}
